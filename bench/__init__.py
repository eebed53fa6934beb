"""Benchmarks: ratios against a bare view or a bare library in the same run. No timed tests; ``make bench`` prints a table."""
