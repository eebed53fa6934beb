"""eThekwini → Mzuzu, after-care: contact kept up for years after the money ended. The last entries count from today."""

from mentorship.case.contact import UNDATED, calls, conferences, letters
from mentorship.case.partnerships import MZUZU
from mentorship.case.shapes import Happening, Piece

LEADS = ("lead.ethekwini", "lead.mzuzu")
CALL = (Piece("call", 45, delivery="virtual"),)

DIARY = [
    *calls(
        "2016-10 2017-03 2017-09 2018-04 2018-11 2019-06 2020-05 2020-10 2021-04 2021-11 2022-05 2023-02 2023-10 2024-06 2025-03 2025-11",
        MZUZU,
        LEADS,
        title="Call between the leads",
    ),
    *letters("2017-01 2018-08 2019-09 2021-01 2022-09 2024-02", MZUZU, LEADS, title="E-mails about the road map"),
    *conferences("2017-12 2019-11 2022-11 2024-11", MZUZU, LEADS),
    Happening(-41, "Call between the leads", UNDATED, (MZUZU,), CALL, "lead.mzuzu", LEADS),
    Happening(
        19,
        "Call about this year’s targets",
        "What the city has reached of its road map, and where it is stuck. An illustrative plan.",
        (MZUZU,),
        CALL,
        "facilitator.mzuzu",
        (*LEADS, "facilitator.mzuzu"),
        planned=True,
    ),
]
