"""eThekwini's way of planning by outcomes, element by element, and what Mzuzu and Otjiwarongo made of it.

What the elements are is the study's, in our words; which city decided what, why and when is illustrative.
"""

from mentorship.case.partnerships import MZUZU, OTJIWARONGO
from mentorship.case.shapes import Element, Weighed

CITY = "ethekwini"

OUTCOMES, STORIES, GROUPS, ROOM, PLAY, OWN, VISION, LEADERS = ["outcomes", "stories", "groups", "room", "play", "own", "vision", "leaders"]

METHOD = (
    Element(OUTCOMES, "Planning by outcomes", "First what should be different for the people who live here, then what the municipality does for it."),
    Element(
        STORIES,
        "Closed days of story-telling",
        "Before any training, the mentor’s people tell what really happened, also what failed. No outsider is in the room.",
    ),
    Element(GROUPS, "Facilitated small groups", "Skilled facilitators sit with small groups, so that everyone speaks and not only the loudest."),
    Element(ROOM, "A room laid out for groups", "Tables for small groups, no rows and no head table. The room says who matters: everyone."),
    Element(
        PLAY, "Role play and case studies", "People try a difficult meeting before they have to hold it, and work on cases from real municipalities."
    ),
    Element(
        OWN,
        "Workshops run by the mentee",
        "The mentee’s own facilitators lead. The mentor sits at the back; suggestions come over tea, and in a debriefing afterwards.",
    ),
    Element(
        VISION,
        "Vision, plan and road map",
        "Three steps, each with its workshop: where the city wants to be, what that takes, who does what by when.",
    ),
    Element(
        LEADERS,
        "Briefing of political leaders",
        "Mayor, councillors and chief executive know what the workshops will ask of them before the first begins.",
    ),
)

OF_MZUZU = (
    Weighed(
        "2014-11", MZUZU, OUTCOMES, "adapted", "lead.mzuzu", "We plan by outcomes, with fewer of them: our staff is small and the city grows fast."
    ),
    Weighed(
        "2014-11",
        MZUZU,
        STORIES,
        "set aside",
        "lead.mzuzu",
        "At home we all know the story. Days behind closed doors would have looked like secrets.",
    ),
    Weighed("2014-11", MZUZU, GROUPS, "as is", "facilitator.mzuzu", "It is what convinced us in Durban: everyone in the room felt important."),
    Weighed("2014-11", MZUZU, ROOM, "adapted", "facilitator.mzuzu", "We have one hall with heavy benches. We set them in circles and bring mats."),
    Weighed("2014-11", MZUZU, PLAY, "adapted", "planner.mzuzu", "The cases are ours: markets, wells and the bus station, told in our own language."),
    Weighed("2014-12", MZUZU, OWN, "as is", "lead.mzuzu", "If we do not run them, the plan is not ours."),
    Weighed("2015-01", MZUZU, VISION, "as is", "planner.mzuzu", "The three steps fit the council’s year."),
    Weighed(
        "2015-02", MZUZU, LEADERS, "adapted", "lead.mzuzu", "Traditional leaders are briefed together with the council. Without them nothing holds."
    ),
    Weighed(
        "2015-03",
        MZUZU,
        STORIES,
        "adapted",
        "lead.mzuzu",
        "We changed our mind. One closed evening among facilitators helped: people said what they would not say before their superiors.",
    ),
    Weighed(
        "2015-01",
        MZUZU,
        "",
        "from home",
        "facilitator.mzuzu",
        "News travels on foot here. Whoever is not told in the neighbourhood is not told.",
        title="Meetings in the neighbourhoods",
        what="Between two workshops the facilitators go to the neighbourhoods and tell what was said so far.",
    ),
)

OF_OTJIWARONGO = (
    Weighed(
        "2015-03", OTJIWARONGO, OUTCOMES, "as is", "lead.otjiwarongo", "We were looking for exactly this since we first saw it in KwaZulu-Natal."
    ),
    Weighed("2015-03", OTJIWARONGO, STORIES, "set aside", "lead.otjiwarongo", "Our team is four people. We talk every day."),
    Weighed("2015-04", OTJIWARONGO, GROUPS, "adapted", "facilitator.otjiwarongo", "Groups by language, so that nobody is silent for want of a word."),
    Weighed("2015-04", OTJIWARONGO, ROOM, "as is", "facilitator.otjiwarongo", "The town hall has round tables already."),
    Weighed("2015-06", OTJIWARONGO, OWN, "as is", "lead.otjiwarongo", "We asked for it: the town must see its own people in front."),
    Weighed(
        "2015-06",
        OTJIWARONGO,
        VISION,
        "adapted",
        "planner.otjiwarongo",
        "Plan and road map go with the budget of the council, so we hold them later.",
    ),
    Weighed("2015-07", OTJIWARONGO, LEADERS, "as is", "lead.otjiwarongo", "It cost one morning and saved the whole year."),
    Weighed(
        "2015-08",
        OTJIWARONGO,
        "",
        "from home",
        "planner.otjiwarongo",
        "The road to the north and the railway feed the town. Those who live from them must sit with us.",
        title="A table for transport and trade",
        what="Hauliers, the railway and traders have a group of their own in each workshop.",
    ),
)

DIARY = [*OF_MZUZU, *OF_OTJIWARONGO]
