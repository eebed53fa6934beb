"""Budget lines and spendings, targets and readings."""

from django.utils import timezone
from django.utils.translation import gettext as _

from mentorship.workbook import labels
from mentorship.workbook.keepers_pairs import Within
from mentorship.workbook.keepers_way import seat
from mentorship.workbook.keeping import Refused
from mentorship.workbook.labels import plain
from mentorship.workbook.sheets_plan import LINES, READINGS, SPENDINGS, TARGETS
from participants.models import Membership, Programme
from stages.budget.amounts import CURRENCIES
from stages.models import Line, Reading, Spending, Target


class OfPartnership(Within):
    """Rows of a partnership."""

    def met(self, record, item):
        return {item.values["partnership"]}

    def check_currency(self, item):
        if "currency" in item.values:
            item.values["currency"] = item.values["currency"].upper()
            if item.values["currency"] not in CURRENCIES:
                raise Refused("currency", _("Write the three letters of a currency, such as EUR or MWK."))


class Lines(OfPartnership):
    """Recognised by what for and its days."""

    sheet, model = LINES, Line
    fixed = ("currency",)
    fixed_because = property(lambda self: _("A line keeps its currency, so that a figure never changes its meaning. Add another line."))

    def load(self):
        self.currencies = {}
        rows = Line.objects.filter(partnership__programme__in=self.run.programmes).order_by("pk")
        for pk, *own in rows.values_list("pk", "partnership", "category", "first_day", "last_day"):
            self.known[tuple(own)].append(pk)
            self.names.add("budget line", pk, labels.of_line(*own[1:], len(self.known[tuple(own)])), own[0])

    def place(self, item):
        self.pair(item)
        self.check_currency(item)

    def key(self, item):
        return tuple(item.values[name] for name in ("partnership", "category", "first_day", "last_day"))

    def title(self, item):
        return f"{item.values['category']}, {item.values['first_day']}"

    def check_new(self, item):
        programme = item.values["programme"]
        if programme not in self.currencies:
            self.currencies[programme] = Programme.objects.values_list("currency", flat=True).get(pk=programme)
        item.values.setdefault("currency", self.currencies[programme])

    def met(self, record, item):
        for here in (False, True):
            told = labels.of_line(record.category, record.first_day, record.last_day, item.number)
            self.names.add("budget line", record.pk, told, record.partnership_id, here=here)
        return super().met(record, item)


class Spendings(OfPartnership):
    """Recognised by line, what it was, and the day."""

    sheet, model = SPENDINGS, Spending

    def load(self):
        rows = Spending.objects.filter(line__partnership__programme__in=self.run.programmes).order_by("pk")
        for pk, line, what, on in rows.values_list("pk", "line", "what_for", "on"):
            self.known[line, plain(what), on].append(pk)

    def place(self, item):
        self.ref(item, "line", "budget line", self.pair(item))
        self.check_currency(item)

    def key(self, item):
        return (item.values["line"], plain(item.values["what_for"]), item.values["on"])

    def title(self, item):
        return item.values["what_for"]

    def check_new(self, item):
        values, own = item.values, Line.objects.values_list("currency", flat=True).get(pk=item.values["line"])
        if values.setdefault("currency", own) != own and "rate" not in values:
            raise Refused("rate", _("It was paid in another currency than the line’s. Give the rate, its day and its source."))
        if values.get("rate", 1) != 1 and not {"rate_on", "rate_source"} <= set(values):
            raise Refused("rate_on", _("Say of which day the rate is, and where it comes from."))


class Targets(OfPartnership):
    """Recognised by title."""

    sheet, model = TARGETS, Target
    fixed = ("retire_reason",)
    fixed_because = property(lambda self: _("A target is retired on its page, not by a workbook."))

    def load(self):
        rows = Target.objects.filter(partnership__programme__in=self.run.programmes).order_by("pk")
        for pk, partnership, title in rows.values_list("pk", "partnership", "title"):
            self.known[partnership, plain(title)].append(pk)
            self.name(pk, partnership, title, len(self.known[partnership, plain(title)]))

    def name(self, pk, partnership, title, number, here=False):
        self.names.add("target", pk, labels.numbered(title, number), partnership, here=here)

    def place(self, item):
        pair = self.pair(item)
        if person := self.ref(item, "owner", "person"):
            item.values["owner"] = seat(item, "owner", pair, person).pk

    def key(self, item):
        return (item.values["partnership"], plain(item.values["title"]))

    def title(self, item):
        return item.values["title"]

    def differ(self, record, item):
        """Somebody with two parts answers for it by either."""
        found = super().differ(record, item)
        if "owner" in found and record.owner_id and record.owner.practitioner_id == self.names.find("person", self._owner(item)):
            del found["owner"]
        return found

    def _owner(self, item):
        return self.names.best("person", Membership.objects.values_list("practitioner", flat=True).get(pk=item.values["owner"]))

    def changed(self, record, item, changes):
        """One owner: a person in place of an office, or the other way round."""
        if "owner" in changes and "owner_office" not in item.values:
            record.owner_office = ""
        if "owner_office" in changes and "owner" not in item.values:
            record.owner = None
        super().changed(record, item, changes)

    def made(self, item):
        record = super().made(item)
        if record.retire_reason:
            record.retired_at, record.retired_by = timezone.now(), self.run.by
        return record

    def met(self, record, item):
        for here in (False, True):
            self.name(record.pk, record.partnership_id, record.title, item.number, here)
        return super().met(record, item)


class Readings(OfPartnership):
    """Recognised by target and day."""

    sheet, model = READINGS, Reading

    def load(self):
        rows = Reading.objects.filter(target__partnership__programme__in=self.run.programmes).order_by("pk")
        for pk, *own in rows.values_list("pk", "target", "on"):
            self.known[tuple(own)].append(pk)

    def place(self, item):
        self.ref(item, "target", "target", self.pair(item))

    def key(self, item):
        return (item.values["target"], item.values["on"])

    def title(self, item):
        return f"{item.values['on']}: {item.values['value']}"
