"""Promises, decisions on the method, wishes to join."""

from collections import Counter

from django.utils import timezone
from django.utils.translation import gettext as _

from mentorship.workbook.keepers_pairs import Within
from mentorship.workbook.keepers_way import seat
from mentorship.workbook.keeping import Refused
from mentorship.workbook.labels import plain
from mentorship.workbook.sheets_plan import DECISIONS, INTERESTS, PROMISES
from participants.dates import latest
from participants.models import Interest, Membership
from participants.partnerships.parts import CITIES, Side
from stages.models import Addition, Commitment, Decision, Practice


class Promises(Within):
    """Recognised by partnership, person, words and day. What was said about one since is said on the pages."""

    sheet, model = PROMISES, Commitment
    fixed = None
    fixed_because = property(lambda self: _("This promise is here already, and says something else. It changes on the pages."))

    def load(self):
        rows = Commitment.objects.filter(partnership__programme__in=self.run.programmes).order_by("pk")
        for pk, partnership, person, what, on in rows.values_list("pk", "partnership", "promiser__practitioner", "what", "on"):
            self.known[partnership, person, plain(what), on].append(pk)

    def place(self, item):
        pair, values = self.pair(item), item.values
        values["person"] = self.ref(item, "promiser", "person")
        values["promiser"] = seat(item, "promiser", pair, values["person"], values["on"]).pk
        self.ref(item, "activity", "activity", values["programme"])

    def key(self, item):
        values = item.values
        return (values["partnership"], values["person"], plain(values["what"]), values["on"])

    def title(self, item):
        return item.values["what"][:60]

    def differ(self, record, item):
        found = super().differ(record, item)
        found.pop("promiser", None)
        return found

    def check_new(self, item):
        values, kept = item.values, item.values.get("state") in ("said kept", "kept")
        side = Membership.objects.values_list("side", flat=True).get(pk=values["promiser"])
        if side not in CITIES:
            raise Refused("promiser", _("Only people of the two cities make promises here. Choose one of them."))
        if kept != ("kept_on" in values):
            raise Refused("kept_on", _("Say on which day it was kept.") if kept else _("Only a promise that is kept has such a day."))
        if values["on"] > timezone.localdate():
            raise Refused("on", _("This day is still to come. Give the day on which it was."))
        if latest(values["due"], values["due_precision"]) < values["on"]:
            raise Refused("due", _("This day lies before the promise was made. Give a later one."))
        values["due"] = max(values["due"], values["on"])
        values.setdefault("first_due", values["due"])
        values.setdefault("first_due_precision", values["due_precision"])
        values["side"], values["to_side"] = side, next(each.value for each in CITIES if each != side)

    def made(self, item):
        record = super().made(item)
        record.side, record.to_side = item.values["side"], item.values["to_side"]
        return record

    def met(self, record, item):
        return {record.partnership_id}


class Decisions(Within):
    """Recognised by element, kind, day and reason. An element that is not here yet is added to the method, or to those from home."""

    sheet, model = DECISIONS, Decision
    fixed = None
    fixed_because = Promises.fixed_because

    def load(self):
        self.numbers, self.last = Counter(), {}
        rows = Decision.objects.filter(partnership__programme__in=self.run.programmes).order_by("number")
        own = ("pk", "partnership", "practice", "addition", "kind", "on", "reason")
        for pk, partnership, practice, addition, kind, on, reason in rows.values_list(*own):
            element = (partnership, practice, addition)
            self.known[*element, kind, on, plain(reason)].append(pk)
            self.numbers[element] += 1
            self.last[element] = on

    def place(self, item):
        pair, values = self.pair(item), item.values
        person, city = self.ref(item, "by", "person"), self.ref(item, "city", "city")
        values["by"] = seat(item, "by", pair, person, values["on"]).pk
        values["practice"], values["addition"] = (self._practice(item, city), None) if city else (None, self._addition(item, pair))

    def _practice(self, item, city):
        own = {"programme_id": item.values["programme"], "city_id": city, "title": item.values["element"]}
        place = {"position": Practice.objects.filter(programme=own["programme_id"], city=city).count() + 1}
        return self._element(item, *Practice.objects.get_or_create(**own, defaults=place | self._fresh(item)))

    def _addition(self, item, pair):
        return self._element(item, *Addition.objects.get_or_create(partnership_id=pair, title=item.values["element"], defaults=self._fresh(item)))

    def _fresh(self, item):
        return {"what": item.values.get("what", ""), "recorded_by": self.run.by}

    def _element(self, item, element, is_new):
        if not is_new and item.values.get("what", element.what).strip() != element.what.replace("\r\n", "\n").strip():
            raise Refused("what", _("This element is described otherwise here. Leave the cell empty, or change the element on its page."))
        return element.pk

    def element(self, item):
        return tuple(item.values[name] for name in ("partnership", "practice", "addition"))

    def key(self, item):
        return (*self.element(item), item.values["kind"], item.values["on"], plain(item.values["reason"]))

    def title(self, item):
        return f"{item.values['element']}: {item.values['kind']}"

    def differ(self, record, item):
        found = super().differ(record, item)
        found.pop("by", None)
        return found

    def check_new(self, item):
        values, element = item.values, self.element(item)
        if Membership.objects.values_list("side", flat=True).get(pk=values["by"]) != Side.MENTEE:
            raise Refused("by", _("Only the mentee’s side decides what becomes of the method at home."))
        if (values["kind"] == "from home" and values["practice"]) or (values["kind"] in ("as is", "adapted") and values["addition"]):
            raise Refused("city", _("An element of a method has the city whose method it is; one from home has none."))
        if latest(values["on"], values["on_precision"]) < self.last.get(element, values["on"]):
            raise Refused("on", _("This element was decided on later. Put the rows in the order of their days."))
        values["on"] = max(values["on"], self.last.get(element, values["on"]))
        self.last[element] = values["on"]
        self.numbers[element] += 1
        values["number"] = self.numbers[element]

    def met(self, record, item):
        return {record.partnership_id}


class Interests(Within):
    """Recognised by programme, city and day. An answer is given on the pages; with a new row it is taken as it is."""

    sheet, model = INTERESTS, Interest
    fixed = ("state", "became", "declined_because")
    fixed_because = property(lambda self: _("A wish to join is answered on its page, not by a workbook."))

    def load(self):
        for pk, *own in Interest.objects.filter(programme__in=self.run.programmes).order_by("pk").values_list("pk", "programme", "city", "on"):
            self.known[tuple(own)].append(pk)

    def place(self, item):
        programme = self.programme(item)
        self.ref(item, "city", "city")
        for field in ("heard_through", "became"):
            self.ref(item, field, "partnership", programme)

    def key(self, item):
        return tuple(item.values[name] for name in ("programme", "city", "on"))

    def title(self, item):
        return self.names.first("city", item.values["city"])

    def differ(self, record, item):
        found = super().differ(record, item)
        if item.values.get("state", record.state) != record.state:
            found["state"] = (record.state, item.values["state"])
        return found

    def check_new(self, item):
        values, state = item.values, item.values.get("state", "open")
        if (state == "became") != ("became" in values):
            raise Refused("became", _("Name the partnership if one came of it, and only then."))
        if (state == "declined") != ("declined_because" in values):
            raise Refused("declined_because", _("Say why not if it was declined, and only then."))

    def made(self, item):
        record = super().made(item)
        if item.values.get("state", "open") != "open":
            record.answered_at, record.answered_by = timezone.now(), self.run.by
        return record

    def met(self, record, item):
        return {record.heard_through_id} - {None}
