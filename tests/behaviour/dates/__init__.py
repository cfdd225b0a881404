"""Dates by kind, generated: what a date must mean whatever its day, its month and the day of publication."""
