"""Activities, their parts, and who came."""

from django.utils import timezone
from django.utils.translation import gettext as _

from mentorship.workbook import labels
from mentorship.workbook.keepers_pairs import Within
from mentorship.workbook.keeping import AT_ONCE, Item, Refused
from mentorship.workbook.kinds import Dated, Odd
from mentorship.workbook.labels import plain
from mentorship.workbook.sheets_along import ACTIVITIES, ATTENDANCE, PARTS
from participants.models import City
from stages.activities import days
from stages.activities.kinds import usual_delivery, usual_minutes
from stages.models import Activity, Attendance, Involvement, Part


class Activities(Within):
    """Recognised by programme, title, date and partnerships; of several that are the same, the first is the first."""

    sheet, model = ACTIVITIES, Activity

    def load(self):
        self.zones = dict(City.objects.values_list("pk", "zone"))
        own = Activity.objects.filter(programme__in=self.run.programmes)
        joined: dict[int, list[int]] = {}
        for activity, partnership in Involvement.objects.filter(activity__in=own).order_by("partnership").values_list("activity", "partnership"):
            joined.setdefault(activity, []).append(partnership)
        for pk, programme, title, on, precision in own.order_by("pk").values_list("pk", "programme", "title", "on", "on_precision").iterator():
            self.run.serves[pk] = tuple(joined.get(pk, ()))
            known = self.known[programme, plain(title), on, precision, self.run.serves[pk]]
            known.append(pk)
            self.name(pk, programme, Dated(on, precision), title, len(known))

    def name(self, pk, programme, on, title, number, here=False):
        pairs = [self.names.first("partnership", each) for each in self.run.serves[pk]]
        self.names.add("activity", pk, labels.of_activity(on, title, pairs, number), programme, here=here)

    def place(self, item):
        values, programme = item.values, self.programme(item)
        try:
            values["partnerships"] = tuple(sorted({self.names.find("partnership", each, programme) for each in values["partnerships"]}))
        except Odd as odd:
            raise Refused("partnerships", odd) from odd
        city = self.ref(item, "city", "city")
        if city and "zone" not in values:
            values["zone"] = self.zones.get(city) or City.objects.get(pk=city).zone
        if more := values.pop("summary_more", ""):
            values["summary"] = values.get("summary", "") + more

    def key(self, item):
        values = item.values
        return (values["programme"], plain(values["title"]), values["on"], values["on_precision"], values["partnerships"])

    def title(self, item):
        return labels.of_activity(Dated(item.values["on"], item.values["on_precision"]), item.values["title"], (), 1)[0]

    def state(self, values):
        return values.get("state") or ("planned" if values["on"] > timezone.localdate() else "held")

    def check_new(self, item):
        values = item.values
        if self.state(values) == "cancelled" and not values.get("cancel_reason"):
            raise Refused("cancel_reason", _("Say why it was cancelled."))
        if self.state(values) != "cancelled":
            values.pop("cancel_reason", None)
        self._check_days(values, held=self.state(values) == "held")

    def _check_days(self, values, *, held):
        for field, sentence in days.faults(values["on"], values.get("last_day"), held=held, zone=values.get("zone", "UTC")):
            raise Refused(field, sentence)

    def made(self, item):
        record = super().made(item)
        self._settle(record, self.state(item.values))
        return record

    def _settle(self, record, state):
        now = timezone.now()
        if state == "held":
            record.held_at, record.held_by = now, self.run.by
        elif state == "cancelled":
            record.cancelled_at, record.cancelled_by = now, self.run.by

    def differ(self, record, item):
        found = super().differ(record, item)
        if "state" in item.values and item.values["state"] != record.state:
            found["state"] = (record.state, item.values["state"])
        return found

    def check_change(self, record, item, changes):
        values = item.values
        if "state" in changes and record.state != "planned":
            raise Refused("state", _("It was %(state)s. That does not change by a workbook.") % {"state": record.state})
        if record.state != "planned" and "cancel_reason" in changes:
            raise Refused("cancel_reason", _("The reason stays as it was given."))
        if values.get("state") == "cancelled" and not values.get("cancel_reason"):
            raise Refused("cancel_reason", _("Say why it was cancelled."))
        self._check_days(values, held=values.get("state", record.state) == "held")

    def changed(self, record, item, changes):
        state = changes.pop("state", None)
        if state:
            self._settle(record, state[1])
        if record.state != "cancelled":
            changes.pop("cancel_reason", None)
        super().changed(record, item, changes)

    def created(self, pairs):
        joined = []
        for record, item in pairs:
            self.run.serves[record.pk] = item.values["partnerships"]
            self.run.bare[record.pk] = (item.row, item.values.get("instrument"), days.count(record.on, record.last_day))
            joined += [Involvement(activity=record, partnership_id=each) for each in item.values["partnerships"]]
        Involvement.objects.bulk_create(joined, batch_size=AT_ONCE)

    def met(self, record, item):
        for here in (False, True):
            self.name(record.pk, record.programme_id, Dated(record.on, record.on_precision), record.title, item.number, here)
        return item.values["partnerships"]

    def lost(self, item):
        if {"on", "title"} <= set(item.values):
            self.names.lose("activity", self.title(Item(0, {"on_precision": "day", **item.values})))

    def finish(self):
        """What has no part gets the one that its kind usually has."""
        parts = []
        for pk, (row, instrument, number) in self.run.bare.items():
            if instrument:
                told = {"minutes": usual_minutes(instrument, number), "delivery": usual_delivery(instrument)}
                parts.append(Part(activity_id=pk, number=1, instrument=instrument, **told))
            else:
                sentence = _("Say what it was, or add its parts to the sheet “Parts”.")
                self.run.refuse(self.sheet, row, self.sheet.column("instrument"), sentence)
        Part.objects.bulk_create(parts, batch_size=AT_ONCE)


class OfActivity(Within):
    """Rows of an activity."""

    def place(self, item):
        self.ref(item, "activity", "activity", self.programme(item))

    def met(self, record, item):
        return self.run.serves[item.values["activity"]]


class Parts(OfActivity):
    sheet, model = PARTS, Part

    def load(self):
        rows = Part.objects.filter(activity__programme__in=self.run.programmes)
        for pk, *own in rows.values_list("pk", "activity", "number").iterator():
            self.known[tuple(own)].append(pk)

    def key(self, item):
        return (item.values["activity"], item.values["number"])

    def title(self, item):
        return f"{item.values['instrument']}, {item.values['number']}"

    def made(self, item):
        item.values.setdefault("minutes", usual_minutes(item.values["instrument"]))
        item.values.setdefault("delivery", usual_delivery(item.values["instrument"]))
        return super().made(item)

    def created(self, pairs):
        for record, _item in pairs:
            self.run.bare.pop(record.activity_id, None)


class Attendances(OfActivity):
    sheet, model = ATTENDANCE, Attendance
    unchecked = frozenset({"came"})  # nobody said yet: that may be

    def load(self):
        rows = Attendance.objects.filter(activity__programme__in=self.run.programmes)
        for pk, *own in rows.values_list("pk", "activity", "practitioner").iterator():
            self.known[tuple(own)].append(pk)

    def place(self, item):
        super().place(item)
        self.ref(item, "practitioner", "person")

    def key(self, item):
        return (item.values["activity"], item.values["practitioner"])

    def title(self, item):
        return self.names.first("person", item.values["practitioner"])
