"""Who holds which part in which partnership. The study names the parts; none of the dates here is its own."""

from mentorship.case.partnerships import LILONGWE, MZUZU, OTJIWARONGO
from mentorship.case.shapes import Seat

MENTOR, MENTEE, SUPPORT = "mentor", "mentee", "support"


def durban(since: str) -> tuple[Seat, ...]:
    """eThekwini sends the same few people to both of its partners."""
    return (
        Seat("lead.ethekwini", MENTOR, "lead facilitator", since),
        Seat("planner.ethekwini", MENTOR, "lead planner", since),
        Seat("facilitator.ethekwini", MENTOR, "facilitator", "2013-01"),
        Seat("mayor.ethekwini", MENTOR, "political leader", since),
        Seat("manager.ethekwini", MENTOR, "administrative leader", since),
        Seat("broker", SUPPORT, "broker", since),
        Seat("institute", SUPPORT, "adviser", "2013-05"),
    )


SEATS = {
    MZUZU: (
        *durban("2012-06"),
        Seat("trainer.ethekwini", MENTOR, "facilitator", "2013-01"),
        Seat("host.ethekwini", MENTOR, "planner", "2013-01"),
        Seat("lead.mzuzu", MENTEE, "lead facilitator", "2012-06"),
        Seat("facilitator.mzuzu", MENTEE, "facilitator", "2012-08"),
        Seat("planner.mzuzu", MENTEE, "planner", "2012-08"),
        Seat("support.mzuzu", MENTEE, "support facilitator", "2014-10"),
        Seat("former.mayor.mzuzu", MENTEE, "political leader", "2012-06", until="2014-12"),
        Seat("mayor.mzuzu", MENTEE, "political leader", "2014-12", follows="former.mayor.mzuzu"),
        Seat("ceo.mzuzu", MENTEE, "administrative leader", "2012-06"),
    ),
    OTJIWARONGO: (
        *durban("2009-07"),
        Seat("association", SUPPORT, "association", "2009-07"),
        Seat("officer.alan", SUPPORT, "association", "2009-07"),
        Seat("lead.otjiwarongo", MENTEE, "lead facilitator", "2009-07"),
        Seat("facilitator.otjiwarongo", MENTEE, "facilitator", "2012-01"),
        Seat("planner.otjiwarongo", MENTEE, "planner", "2012-01"),
        Seat("support.otjiwarongo", MENTEE, "support facilitator", "2014-11"),
        Seat("mayor.otjiwarongo", MENTEE, "political leader", "2009-07"),
        Seat("ceo.otjiwarongo", MENTEE, "administrative leader", "2009-07"),
    ),
    LILONGWE: (
        Seat("lead.johannesburg", MENTOR, "lead facilitator", "2012-02"),
        Seat("adviser", SUPPORT, "adviser", "2012-04"),
        Seat("lead.lilongwe", MENTEE, "lead facilitator", "2012-02"),
        Seat("planner.lilongwe", MENTEE, "planner", "2012-02"),
        Seat("ceo.lilongwe", MENTEE, "administrative leader", "2012-02"),
    ),
}
