"""What customers ask besides, as their words tell it.

`side_questions` has the intent of a whole text, `besides` finds a question that stands with
something told. The other modules each know one kind of question: `back` of what the form asks,
`when` of time, `desk` of the desk at work.
"""
