"""The documented case, as data (docs/the-five-stages.md).

Source of the facts: Moodley's published study of the UCLG mentorship programme; the words here are ours. What the study does not
date is marked illustrative, and what it does not tell (who called whom in which month) says so. People are named by role and city.
"""
