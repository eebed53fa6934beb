"""What the routes of the plan are about: the method, the budget, promises, the road map, documents, signals, what a programme asks for."""

import datetime as dt

from django.utils import timezone

from stages.models import Aside, Commitment, Decision
from tests import make
from tests.matrix.about import about, of
from tests.matrix.scenes import move, partnership, programme
from tests.participants.introductions.desk import introduced
from tests.reports.iati import files
from tests.stages.adaptation.scenes import element, from_home
from tests.stages.budget.purse import line, spending
from tests.stages.documents.adding import document
from tests.stages.roadmap.roads import reading, target


@about("portfolio-stage")
def stage(here):
    return {"stage": "courtship"}


@about("criterion-tune")
def criterion(here):
    return {**programme(here), "key": "declared"}


@about("decide")
def of_the_mentor(here):
    return {**partnership(here), "practice": element(here.partnership).pk}


@about("decide-own")
def of_the_mentee(here):
    return {**partnership(here), "addition": from_home(here.partnership).pk}


@about("practice-change", "practice-retire")
def practice(here):
    return {"pk": element(here.partnership).pk}


@about("practice-restore")
def retired(here):
    made = element(here.partnership)
    made.retire(by=here.actors["manager"])
    return {"pk": made.pk}


@about("line", "line-change")
def of_the_budget(here):
    return {"pk": line(here.partnership).pk}


@about("spending-change")
def spent(here):
    return {"pk": spending(line(here.partnership)).pk}


def promised(here):
    """By the mentor's facilitator, to the mentee."""
    by, days = of(here, "mentor facilitator"), {"on": make.day("2024-03-01"), "due": make.day("2024-06-01")}
    return Commitment(partnership=here.partnership, promiser=by, what="Send the manuals", **days).begin()


@about("commitment-document-new", "promise", "promise-change", "promise-kept", "promise-another-day", "promise-not-kept")
def promise(here):
    return {"pk": promised(here).pk}


@about("promise-confirm", "promise-not-yet")
def promise_said_kept(here):
    made = promised(here)
    made.keep(by=of(here, "mentor facilitator"), on=make.day("2024-05-01"))
    return {"pk": made.pk}


@about("decision-document-new")
def decided(here):
    """By the mentee's facilitator."""
    made = {"kind": "adapted", "reason": "Our rooms are small.", "on": make.day("2024-03-01"), "by": of(here, "mentee facilitator")}
    return {"pk": Decision.decide(here.partnership, element(here.partnership), **made).pk}


@about("document", "document-file", "document-thumbnail", "document-take-down")
def paper(here):
    """Added by the mentor's facilitator."""
    return {"pk": document(here.actors["mentor facilitator"], partnership=here.partnership).pk}


@about("word-document-new")
def word(here):
    proposed = here.partnership.journey.moves.get(pk=move(here)["pk"])
    return {"pk": proposed.words.get().pk}


@about("target", "target-change", "target-retire", "reading-new")
def of_the_road_map(here):
    return {"pk": target(here.partnership).pk}


@about("reading-change")
def read(here):
    return {"pk": reading(target(here.partnership)).pk}


@about("signal-aside")
def signal(here):
    """Nobody of the mentor's has been to the mentee's city in all these years."""
    return {**partnership(here), "key": "F2"}


@about("aside-take-back")
def aside(here):
    day = timezone.localdate() + dt.timedelta(30)
    made = Aside(partnership=here.partnership, signal="F2", reason="The road is closed.", look_again=day, recorded_by=here.actors["mentor lead"])
    made.save()
    return {"pk": made.pk}


@about("spread", "interests", "introductions", "introduction-new")
def of_the_programme(here):
    return programme(here)


@about("interest", "interest-decline")
def interest(here):
    """Of a city that heard of it through this partnership."""
    return {"pk": make.interest(here.programme, heard_through=here.partnership).pk}


@about("introduction", "introduction-change", "introduction-decline")
def introduction(here):
    """By the partnership's broker, of two other cities; nobody has answered."""
    return {"pk": introduced(here.programme, here.actors["broker"]).pk}


@about("introduction-ask")
def asked_of_the_one_that_needs(here):
    return {**introduction(here), "which": "seeker"}


@about("introduction-ask-back")
def asked(here):
    made = introduced(here.programme, here.actors["broker"])
    made.ask("seeker", by=here.actors["broker"])
    return {"pk": made.pk, "which": "seeker"}


@about("introduction-words")
def asked_by_a_link(here):
    made = introduced(here.programme, here.actors["broker"])
    return {"token": made.ask("seeker", by=here.actors["broker"])}


@about("iati", "iati-change", "iati-amount-new")
def of_the_public_file(here):
    return programme(here)


@about("iati-file")
def public_file(here):
    """With nothing missing."""
    files.complete(here.programme)
    files.edition(here.partnership)
    return programme(here)


@about("iati-amount-remove")
def public_sum(here):
    return {"pk": files.amount(here.programme).pk}


@about("iati-address")
def public_address(here):
    return {"pk": files.edition(here.partnership).pk}
