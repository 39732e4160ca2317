"""Why two claims that look like a conflict are none: one file a reason.

A gate is a module with ``ORDER``, its place in the row of gates (subject, aspect, time, scope, report), and
``parts(pair, reason)``: one plain sentence if it parts the two claims, else "". The first line of its
docstring is the reason as shown in set_aside.csv.
"""
