"""What can differ between two claims about the same fact: one file a difference.

A rule is a module with ``NEEDS``, the least log-odds of the same fact at which it is asked, and
``reasons(pair)``, which yields typed reasons and never raises. It sees two claims and nothing else.
"""
