"""Programmes, partnerships, memberships."""

from django.utils import timezone
from django.utils.translation import gettext as _

from mentorship.workbook import labels, rights
from mentorship.workbook.keeping import Keeper, Refused
from mentorship.workbook.kinds import Odd
from mentorship.workbook.labels import plain
from mentorship.workbook.outcome import NOTE
from mentorship.workbook.sheets_who import MEMBERSHIPS, PARTNERSHIPS, PROGRAMMES
from participants.models import Membership, Organisation, Partnership, Practitioner, Programme
from participants.partnerships.admission import Refused as Kept
from participants.partnerships.admission import check_outsider
from participants.partnerships.parts import Role
from stages.budget.amounts import CURRENCIES
from stages.models import Journey


class Within(Keeper):
    """Rows that belong to a programme: the one that they name, or the only one that there is."""

    def programme(self, item):
        if "programme" in item.values:
            return self.ref(item, "programme", "programme")
        item.values["programme"] = self.names.only("programme")
        if item.values["programme"] is None:
            raise Refused("programme", _("Name the programme."))
        return item.values["programme"]

    def pair(self, item, field="partnership"):
        """The partnership of a row."""
        return self.ref(item, field, "partnership", self.programme(item))


class Programmes(Keeper):
    """Recognised by title among those that may be written to. Whoever brings in a new one manages it."""

    sheet, model = PROGRAMMES, Programme

    def load(self):
        for pk, title in rights.programmes(self.run).order_by("pk").values_list("pk", "title"):
            self.known[(plain(title),)].append(pk)
            self.names.add("programme", pk, [title])
            self.run.programmes.add(pk)

    def place(self, item):
        for field in ("convener", "reporting_organisation"):
            self.ref(item, field, "organisation")
        if "funders" in item.values:
            item.values["funders"] = {self._body(each) for each in item.values["funders"]}
        if item.values.get("currency", "EUR").upper() not in CURRENCIES:
            raise Refused("currency", _("Write the three letters of a currency, such as EUR or MWK."))

    def _body(self, label):
        try:
            return self.names.find("organisation", label)
        except Odd as odd:
            raise Refused("funders", odd) from odd

    def key(self, item):
        return (plain(item.values["title"]),)

    def check_new(self, item):
        if self.run.only:
            told = {"programme": self.run.only.title}
            raise Refused("title", _("Only “%(programme)s” is brought in here. Take other programmes out of the file.") % told)

    def differ(self, record, item):
        found = super().differ(record, item)
        found.pop("title", None)
        if "funders" in item.values:
            here = set(record.funders.values_list("pk", flat=True))
            if item.values["funders"] - here:
                found["funders"] = ("", ", ".join(Organisation.objects.filter(pk__in=item.values["funders"] - here).values_list("name", flat=True)))
        return found

    def changed(self, record, item, changes):
        if changes.pop("funders", None):
            record.funders.add(*item.values["funders"])
        super().changed(record, item, changes)

    def created(self, pairs):
        for record, item in pairs:
            record.funders.add(*item.values.get("funders", ()))
            self.run.programmes.add(record.pk)
            if self.run.everything and not self.run.by.is_active:
                told = _("Nobody manages this programme yet. Import it with --by and an address, or give somebody the role.")
                self.run.outcome.say(NOTE, self.sheet.name, item.row, "", told)
            else:
                self._appoint(record)

    def _appoint(self, programme):
        by = self.run.by
        name = by.name or by.email.partition("@")[0]
        person = Practitioner.objects.get_or_create(user=by, defaults={"name": name, "recorded_by": by})[0]
        programme.appoint(person, "manager", by=by)

    def met(self, record, item):
        self.names.add("programme", record.pk, [record.title])
        self.names.add("programme", record.pk, [record.title], here=True)
        return ()

    def lost(self, item):
        if "title" in item.values:
            self.names.lose("programme", item.values["title"])


class Partnerships(Within):
    """Recognised by programme and the two cities."""

    sheet, model = PARTNERSHIPS, Partnership

    def load(self):
        rows = Partnership.objects.filter(programme__in=self.run.programmes).select_related("mentor", "mentee").order_by("pk")
        self.later, self.begun = [], {}
        for each in rows:
            self.known[each.programme_id, each.mentor_id, each.mentee_id].append(each.pk)
            self.names.add("partnership", each.pk, own_labels(each), each.programme_id)

    def place(self, item):
        self.programme(item)
        self.ref(item, "mentor", "city")
        self.ref(item, "mentee", "city")
        if through := item.values.pop("came_through", None):
            self.later.append((item, through))

    def key(self, item):
        return (item.values["programme"], item.values["mentor"], item.values["mentee"])

    def title(self, item):
        return str(Partnership.objects.select_related("mentor", "mentee").get(pk=item.pk))

    def created(self, pairs):
        for record, item in pairs:
            item.pk = record.pk
            self.run.new.add(record.pk)
            self.begun[record.pk] = item
        Journey.objects.bulk_create(Journey(partnership=record, state=item.values.get("state", "under way")) for record, item in pairs)

    def met(self, record, item):
        item.pk = record.pk
        for here in (False, True):
            self.names.add("partnership", record.pk, own_labels(record), record.programme_id, here=here)
        return {record.pk}

    def lost(self, item):
        """Its cities may be keys by now: what refers to it is told that it is not known."""

    def finish(self):
        """Those without stays begin with courtship; and which came through which."""
        staying = set(Journey.objects.filter(partnership__in=self.begun, stays__isnull=False).values_list("partnership", flat=True))
        for pk, item in self.begun.items():
            if pk not in staying:
                self._begin(Journey.objects.get(partnership=pk), item)
        for item, through in self.later:
            if item.pk:
                self._came_through(item, through)

    def _begin(self, journey, item):
        if "since" not in item.values:
            return self.refuse(item, Refused("since", _("Say since when, or add its stays to the sheet “Stays”.")))
        precision = item.values.get("since_precision", "day")
        journey.stays.create(stage="courtship", since=item.values["since"], since_precision=precision, since_basis="documented")

    def _keep_day(self, values, field, found):
        values |= {field: found.day, f"{field}_precision": found.precision}

    def _came_through(self, item, through):
        record = Partnership.objects.get(pk=item.pk)
        try:
            found = self.names.find("partnership", through, record.programme_id)
        except Odd as odd:
            return self.refuse(item, Refused("came_through", odd))
        if record.came_through_id != found:
            record.came_through_id = found
            record._history_user = self.run.by
            record.save()
            if record.pk not in self.run.new:
                self.run.outcome.count(self.sheet.name, "changed")
                self.run.outcome.say("changed", self.sheet.name, item.row, self.sheet.column("came_through"), through)


def own_labels(partnership):
    """Each city by its name, by its other name, and with its country."""
    cities = (partnership.mentor, partnership.mentee)
    return labels.of_partnership(*((each.name, each.also_known_as, f"{each.name}, {each.country}") for each in cities))


class Memberships(Within):
    """Recognised by partnership, person, role and day. Nobody is admitted by it."""

    sheet, model = MEMBERSHIPS, Membership
    fixed = ("side",)
    fixed_because = property(lambda self: _("A side does not change. End this part, and add another row."))

    def load(self):
        rows = Membership.objects.filter(partnership__programme__in=self.run.programmes).order_by("pk")
        self.later = []
        for pk, *own in rows.values_list("pk", "partnership", "practitioner", "role", "since"):
            self.known[tuple(own)].append(pk)

    def place(self, item):
        self.pair(item)
        self.ref(item, "practitioner", "person")
        if before := item.values.pop("follows", None):
            self.later.append((item, before))

    def key(self, item):
        return tuple(item.values[name] for name in ("partnership", "practitioner", "role", "since"))

    def title(self, item):
        return f"{item.values['role']}, {item.values['since']}"

    def check_new(self, item):
        if item.values["role"] in (Role.BROKER, Role.ASSOCIATION):
            try:
                check_outsider(Practitioner.objects.get(pk=item.values["practitioner"]), item.values["programme"])
            except Kept as kept:
                raise Refused("practitioner", kept) from kept

    def check_change(self, record, item, changes):
        super().check_change(record, item, changes)
        if record.admitted_at and {"until", "until_precision"} & set(changes):
            raise Refused("until", _("This person is admitted to the safe space. Such a part ends on the pages, not by a workbook."))
        if record.until and record.until <= timezone.localdate() and "until" in changes:
            raise Refused("until", _("This part has ended already. What was is not changed by a workbook."))

    def met(self, record, item):
        item.pk = record.pk
        return {record.partnership_id}

    def finish(self):
        for item, before in self.later:
            if item.pk:
                self._follow(item, before)

    def _follow(self, item, before):
        """The newest part of that person in the same role, which ended when this one began or before."""
        record = Membership.objects.get(pk=item.pk)
        if record.follows_id:
            return
        try:
            person = self.names.find("person", before)
        except Odd as odd:
            return self.refuse(item, Refused("follows", odd))
        same = Membership.objects.filter(partnership=record.partnership_id, practitioner=person, role=record.role, followed_by=None)
        found = same.exclude(pk=record.pk).filter(until__lte=record.since).order_by("-until").first()
        if found is None:
            return self.refuse(item, Refused("follows", _("This person has no part in that role that ended by then.")))
        record.follows = found
        record._history_user = self.run.by
        record.save()
