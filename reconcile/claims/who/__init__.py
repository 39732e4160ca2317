"""Who is who: names, pronouns and descriptions that mean one person, body or place."""
