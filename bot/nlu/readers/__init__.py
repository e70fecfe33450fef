"""What a message tells beside the patterns, read in the light of what was asked.

Everything is written into one `Reading`. `form` decides what words are to the complaint form and
hands them on: an answer (`answers`, with `person`, `facts` and `demand` for the questions that are
asked of nearly everybody), the summary (`summary`), any other reply (`reply`). `outside` decides
where no form is open (`standing`), with `awaited` for what the desk asked last, `of_ticket` for a
ticket that was just opened, `of_draft` for one put aside and `beginning` for a complaint that
begins there. The other modules each write one thing down, whoever asks for it.
"""
