"""What the practitioners of the case might have written for themselves and each other. None of it is in the study: all of it is illustrative."""

from mentorship.case.partnerships import MZUZU, OTJIWARONGO
from mentorship.case.shapes import SessionNote, Thought

DURBAN, GUIDE, NORTH, HELPER, CENTRE = "lead.ethekwini", "facilitator.ethekwini", "lead.mzuzu", "facilitator.mzuzu", "lead.otjiwarongo"

THOUGHTS = (
    Thought(MZUZU, HELPER, "inspiration", "at-home",
            "In Durban they talk with the councillors before anything is on paper. At home we bring the finished plan. I want to try it their way"
            " with two wards first.", "safe", for_later=True),
    Thought(MZUZU, GUIDE, "inspiration", "seen-own-city",
            "I showed them our informal settlements as a success. Their questions made me see that half of the residents were never asked.", "safe"),
    Thought(MZUZU, NORTH, "adoption", "did-not-work",
            "Our first meeting had forty chairs in rows. Three people spoke. Next time: six tables, and I keep quiet.", "safe", for_later=True),
    Thought(MZUZU, DURBAN, "implementation", "help-too-much",
            "I answered a question that was put to our colleague from Mzuzu. She had the better answer. I should have counted to ten.", "safe"),
    Thought(MZUZU, HELPER, "implementation", "own-voice",
            "The third workshop was ours alone. When people argued about the market I did not look to Durban any more.", release="anonymous"),
    Thought(MZUZU, NORTH, "implementation", "learned-too",
            "They took our way of feeding results back to the wards home with them. That was the day we were colleagues.", "safe", release="named"),
    Thought(MZUZU, HELPER, "after-care", "what-faded",
            "We have not met for months. I miss having somebody to ask who will not report it."),
    Thought(MZUZU, DURBAN, "after-care", "whom-you-call", "I would call Mzuzu about wards that have no register. They found a way around it.",
            release="anonymous"),
    Thought(OTJIWARONGO, CENTRE, "implementation", "who-resists",
            "Our finance people think that planning is for the big cities. They have a point: nobody has shown them what it saves.", "safe"),
    Thought(OTJIWARONGO, GUIDE, "implementation", "tired", "Two partnerships at once are a lot. The bus trips carry me.", "safe"),
)  # fmt: skip

NOTES = (
    SessionNote(MZUZU, NORTH, "Looking back on the days in Durban",
                "We said what we did not dare to say in Durban: that we are afraid to promise what our budget cannot hold."),
    SessionNote(MZUZU, HELPER, "Looking back on the days in Durban", "It helped that nobody took minutes."),
)  # fmt: skip

RULES = (MZUZU, DURBAN, NORTH)  # proposed by one lead, agreed by the other
