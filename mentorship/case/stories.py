"""What the reports of the case say. What happened is the study's, in our words; what the cities make of it is illustrative, and says so."""

from mentorship.case.partnerships import MZUZU
from mentorship.case.shapes import Story

COURTSHIP = (
    "UCLG’s broker brought the two cities together. In two years eThekwini’s planners came to Mzuzu three times, each time for another purpose:"
    " to present how their city plans, to see the lay of the land with all who have a part in it, and to settle who travels, when, and who"
    " pays for what. At the end both cities said that they wanted to go on.\n\n"
    "The visits and their purposes are documented. The months are illustrative."
)
EARLIER = (
    "UCLG’s broker brought the two cities together. In two years eThekwini’s planners came to Mzuzu twice: to present how their city plans, and"
    " to see the lay of the land with all who have a part in it. At the end both cities said that they wanted to go on.\n\n"
    "The visits and their purposes are documented. The months are illustrative."
)

STORIES = (
    Story(
        MZUZU,
        "courtship",
        happened=COURTSHIP,
        learned="Illustrative: two years seemed long to us. They were not lost. When the plane tickets were bought, nobody had to ask any more"
        " what the other side wanted.",
        did_not_work="Illustrative: between the visits we wrote too little. Each visit began with an hour of telling again what had been agreed.",
        comes_next="Illustrative: Mzuzu’s team goes to Durban. Before that it reads the manuals and the case studies.",
        changed_at_home="Illustrative: eThekwini now asks a city what it wants to learn before it shows what it has to teach.",
        earlier=EARLIER,
        correction="The first edition told of two visits. There were three: the one about details and logistics was left out of the text."
        " The figures were right, and are the same. Illustrative: this edition shows how a correction is published.",
    ),
    Story(
        MZUZU,
        "inspiration",
        happened="Mzuzu’s team went to Durban, together with Otjiwarongo’s. It began with two days behind closed doors, in which eThekwini told"
        " its story from the inside, and its guests told theirs. A city tour and three days of training followed. In the role play the guests"
        " ran the workshop that they would later run at home.\n\n"
        "The visit and what it consisted of are documented. The days are illustrative.",
        learned="Illustrative: we had expected to be taught. What convinced us was to see people of all ranks at one table, and to be asked"
        " what we think.",
        did_not_work="Illustrative: a small team cannot carry home what twenty should have seen. We chose too late who travels.",
        comes_next="Illustrative: at home we go through the method element by element, and decide what fits Mzuzu.",
        changed_at_home="Illustrative: the questions of our guests made us look again at places that we used to show as successes.",
    ),
    Story(
        MZUZU,
        "implementation",
        happened="Mzuzu’s own facilitators ran three workshops: on the vision, on the plan, on the road map. eThekwini’s people kept in the"
        " background and spoke at the debriefing afterwards. Blantyre’s chief executive officer was invited to one of them, and wanted for"
        " Blantyre what Mzuzu has.\n\n"
        "That Mzuzu ran its workshops, and the invitation, are documented. The months are illustrative, and so are the targets.",
        learned="Illustrative: in the first workshop people looked to the visitors when it became difficult. In the third they no longer did.",
        did_not_work="Illustrative: the ward figures for the road map were not complete in time. Two wards have no register; we used the"
        " census instead.",
        comes_next="Illustrative: we stay in touch by telephone, by e-mail and at conferences. Each target is read once a year.",
        changed_at_home="Illustrative: eThekwini took home how Mzuzu tells the wards what came of a workshop.",
    ),
)
INTRODUCTION = (
    "Illustrative: this report adds up what the cities have published so far: three reports of one partnership, eThekwini and Mzuzu. What the"
    " other two partnerships have done is not in it before they have cleared and published it themselves.\n\n"
    "Few of its days are documented, and none of its amounts. It shows what a programme can tell its funder without one city being measured"
    " against another."
)
