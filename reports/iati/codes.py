"""The codes that we write into IATI files, with their names.

Source: IATI standard 2.03, code lists (iatistandard.org), as far as they are used here. Names are shown to whoever chooses and are never
written into a file, so shorter ones than IATI's serve. ``sectors.tsv`` holds the active five-digit purpose codes of the DAC.
"""

from functools import cache
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from participants.places.iati import ORGANISATION_TYPE as ORGANISATION_TYPE

VERSION = "2.03"
SECTORS_FILE = Path(__file__).parent / "sectors.tsv"

ACTIVITY_STATUS = {
    "1": _("not begun: it is being prepared"),
    "2": _("under way"),
    "3": _("the work is done, the reports are not all in"),
    "4": _("closed"),
    "5": _("cancelled"),
    "6": _("suspended"),
}
PIPELINE, IMPLEMENTATION, FINALISATION, CLOSED, CANCELLED, SUSPENDED = ACTIVITY_STATUS
PLANNED_START, ACTUAL_START, PLANNED_END, ACTUAL_END = ACTIVITY_DATE_TYPE = ("1", "2", "3", "4")
MULTI_NATIONAL, NATIONAL = ACTIVITY_SCOPE = ("3", "4")
FUNDING, ACCOUNTABLE, EXTENDING, IMPLEMENTING = ORGANISATION_ROLE = ("1", "2", "3", "4")
OF_KIND = {"municipality": "11", "institute": "80", "consultancy": "70"}
"""The type of an organisation that has not said its own, where the kind leaves no doubt."""
GENERAL, OBJECTIVES = DESCRIPTION_TYPE = ("1", "2")
PREVIOUS, INTERNAL = OTHER_IDENTIFIER_TYPE = ("A3", "A1")
PROJECT_MANAGEMENT = "2"
"""ContactType."""
DAC = "1"
"""SectorVocabulary and AidTypeVocabulary: the DAC of the OECD."""
GOALS, TARGETS = TAG_VOCABULARY = ("2", "3")
POLICY_MARKER = {"1": _("gender equality"), "3": _("participation and good governance")}
GENDER, GOVERNANCE = POLICY_MARKER
POLICY_SIGNIFICANCE = {"0": _("looked at, not aimed for"), "1": _("one of several aims"), "2": _("the main aim")}
COLLABORATION_TYPE = {
    "1": _("bilateral"),
    "2": _("multilateral, inflows"),
    "4": _("multilateral, outflows"),
    "6": _("private sector, outflows"),
    "8": _("triangular: partners support cities of the South that learn from each other"),
}
FLOW_TYPE = {"10": _("official development assistance"), "30": _("private grants"), "21": _("other official flows"), "50": _("other flows")}
FINANCE_TYPE = {"110": _("grant"), "421": _("loan")}
AID_TYPE = {
    "C01": _("project"),
    "D02": _("technical assistance"),
    "D01": _("personnel of the donor country"),
    "B03": _("contribution to a programme of an international organisation"),
    "B04": _("pooled funding"),
}
TIED_STATUS = {"5": _("untied"), "3": _("partly tied"), "4": _("tied")}
BUDGET_TYPE = ("1", "2")
INDICATIVE, COMMITTED = BUDGET_STATUS = ("1", "2")
TRANSACTION_TYPE = ("1", "2", "3", "4", "11")
RESULTS_DOCUMENT = "A08"
"""DocumentCategory: results, outcomes and outputs."""
PARENT, CHILD = RELATED_ACTIVITY_TYPE = ("1", "2")
OUTPUT, OUTCOME = RESULT_TYPE = ("1", "2")
UNIT, PERCENTAGE = INDICATOR_MEASURE = ("1", "2")
LOCATION = {"reach": "1", "gazetteer": "G1", "exactness": "1", "class": "2", "designation": "PPL"}
"""Where the activity happens, GeoNames, exact, a populated place."""

SDG_GOALS = tuple(map(str, range(1, 18)))
SDG_TARGETS = ("11.3", "11.a", "11.b", "16.6", "16.7", "17.6", "17.9", "17.16", "17.17")
STATUS_OF = {
    "courtship": PIPELINE,
    **dict.fromkeys(("inspiration", "adoption", "implementation"), IMPLEMENTATION),
    "after-care": FINALISATION,
}
"""A stage of ours as a status of theirs."""


@cache
def sectors() -> dict[str, str]:
    """Code → name of the DAC's purpose codes in use, in English."""
    return dict(line.split("\t", 1) for line in SECTORS_FILE.read_text().splitlines())
