"""The ladder of the crisis machine and its weeks."""

WEEKS = 26
TOP = 6
RUNGS = [
    "calm",
    "harsh words, sanctions",
    "threats, shows of force",
    "sabotage, seizures",
    "deadly attacks through others",
    "an open strike",
    "an open exchange of strikes",
]
