"""What the cities of the case promised each other. The study says that both sides kept their promises, not which; all of these are illustrative."""

from mentorship.case.partnerships import MZUZU, OTJIWARONGO
from mentorship.case.shapes import Another, Promise

DURBAN, NORTH, CENTRE = "lead.ethekwini", "lead.mzuzu", "lead.otjiwarongo"

PROMISES = (
    Promise(MZUZU, DURBAN, "Send the manuals and the case studies of the training, so that Mzuzu can read them first.", "2013-02", "2013-04",
            kept="2013-04", confirmed_by=NORTH),
    Promise(MZUZU, NORTH, "Name three facilitators who are free for the exchange, and tell their heads of department.", "2013-02", "2013-03",
            kept="2013-03", confirmed_by=DURBAN),
    Promise(MZUZU, NORTH, "Brief the city’s leaders before the first workshop.", "2014-03", "2014-05",
            another=Another("2014-04", "2014-08", "The elections in May came first."), kept="2014-07", confirmed_by=DURBAN),
    Promise(MZUZU, DURBAN, "Comment on the draft vision within two weeks of receiving it.", "2015-02", "2015-03",
            kept="2015-03", confirmed_by=NORTH),
    Promise(MZUZU, "planner.mzuzu", "Collect the ward figures for the road map.", "2015-02", "2015-06",
            given_up="Two wards have no register yet. The road map uses the census instead.", given_up_on="2015-06"),
    Promise(MZUZU, NORTH, "Send the list of this year’s targets, before the next call.", -41, 12),
    Promise(MZUZU, DURBAN, "Find out whether MILE has room for two planners from Mzuzu.", -41, -11),
    Promise(OTJIWARONGO, DURBAN, "Send a planner to observe Otjiwarongo’s first workshop.", "2014-08", "2014-11",
            kept="2014-11", confirmed_by=CENTRE),
    Promise(OTJIWARONGO, CENTRE, "Find a hall with tables for small groups.", "2014-08", "2014-10", kept="2014-10", confirmed_by=DURBAN),
    Promise(OTJIWARONGO, CENTRE, "Send the minutes of the debriefing.", -60, -20, kept=-24),
    Promise(OTJIWARONGO, DURBAN, "Bring Otjiwarongo’s planners together with Mzuzu’s at the next conference.", -60, 70),
)  # fmt: skip
