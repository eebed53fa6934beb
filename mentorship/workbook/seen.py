"""What one reader may see of one programme, and the words for it."""

from mentorship.workbook import labels
from mentorship.workbook.keepers_pairs import own_labels
from mentorship.workbook.kinds import Dated
from mentorship.workbook.labels import Names
from participants.access import visible
from participants.models import City, Interest, Membership, Organisation, Partnership, Practitioner
from participants.people.policy import contacts
from stages.models import Activity, Attendance, Decision, Involvement


class Seen:
    """What one reader may see of one programme."""

    def __init__(self, programme, reader):
        self.programme, self.reader, self.names = programme, reader, Names()
        self.partnerships = list(self.seen(Partnership, programme=programme).select_related("mentor", "mentee", "journey").order_by("pk"))
        self.pairs = {each.pk for each in self.partnerships}
        self.activities = self.seen(Activity, programme=programme)
        self.memberships = list(self.of_pairs(Membership).order_by("pk"))
        self.know_places()
        self.know_people()
        for each in self.partnerships:
            self.names.add("partnership", each.pk, own_labels(each), programme.pk)
        self.serves: dict[int, tuple[int, ...]] = {}
        self.know_activities()

    def seen(self, model, **of):
        return visible(self.reader, model.objects.filter(**of))

    def of_pairs(self, model, road="partnership"):
        return self.seen(model, **{f"{road}__in": self.pairs})

    def know_places(self):
        """The cities and organisations that something refers to."""
        people = Practitioner.objects.filter(pk__in=self.person_ids())
        bodies = {self.programme.convener_id, self.programme.reporting_organisation_id, *self.programme.funders.values_list("pk", flat=True)}
        bodies |= set(self.readable(people).values_list("organisation", flat=True))
        self.organisations = list(Organisation.objects.filter(pk__in=bodies - {None}).select_related("city").order_by("pk"))
        cities = {each for pair in self.partnerships for each in (pair.mentor_id, pair.mentee_id)}
        cities |= {each.city_id for each in self.organisations} | set(self.readable(people).values_list("city", flat=True))
        cities |= set(self.activities.order_by().values_list("city", flat=True).distinct())
        cities |= set(self.seen(Interest, programme=self.programme).values_list("city", flat=True))
        cities |= set(self.of_pairs(Decision).values_list("practice__city", flat=True))
        self.cities = list(City.objects.filter(pk__in=cities - {None}).order_by("pk"))
        for each in self.cities:
            self.names.add("city", each.pk, labels.of_city(each.name, each.also_known_as, str(each.country), each.region))
        for each in self.organisations:
            self.names.add("organisation", each.pk, labels.of_person(each.name, "", each.city.name if each.city_id else ""))

    def person_ids(self):
        came = set(Attendance.objects.filter(activity__in=self.activities.values("pk")).values_list("practitioner", flat=True))
        return came | {each.practitioner_id for each in self.memberships}

    def readable(self, people):
        return visible(self.reader, people)

    def know_people(self):
        """Of whom the reader sees no more than the name in an activity, the name alone is told."""
        rows = Practitioner.objects.filter(pk__in=self.person_ids()).select_related("city", "organisation", "contact", "user")
        open_ = set(self.readable(rows).values_list("pk", flat=True))
        self.people = []
        for each in rows.order_by("pk"):
            reads = each.pk in open_
            email = contacts(self.reader, each).email.lower() if reads else ""
            town, body = (each.city, each.organisation) if reads else (None, None)
            self.people.append((each, reads, email))
            self.names.add("person", each.pk, labels.of_person(each.name, town.name if town else "", body.name if body else "", email))

    def know_activities(self):
        """With the partnerships that the reader sees of each, and which of several of one name it is."""
        joined: dict[int, list[int]] = {}
        rows = Involvement.objects.filter(activity__in=self.activities.values("pk"), partnership__in=self.pairs)
        for activity, pair in rows.order_by("partnership").values_list("activity", "partnership").iterator():
            joined.setdefault(activity, []).append(pair)
        number: dict[tuple, int] = {}
        for pk, on, precision, title in self.activities.order_by("pk").values_list("pk", "on", "on_precision", "title").iterator():
            pairs = self.serves[pk] = tuple(joined.get(pk, ()))
            key = (on, precision, labels.plain(title), pairs)
            number[key] = number.get(key, 0) + 1
            told = labels.of_activity(Dated(on, precision), title, [self.names.first("partnership", each) for each in pairs], number[key])
            self.names.add("activity", pk, told, self.programme.pk)

    def city(self, pk):
        return self.names.best("city", pk) if pk else ""

    def body(self, pk):
        return self.names.best("organisation", pk) if pk else ""

    def person(self, pk):
        return self.names.best("person", pk)

    def pair(self, pk):
        return self.names.best("partnership", pk, self.programme.pk) if pk in self.pairs else ""

    def activity(self, pk):
        return self.names.best("activity", pk, self.programme.pk) if pk in self.serves else ""
