"""``make faults``: everything that can die dies while reminders and reports are on their way; then each mail and each paper is counted."""
