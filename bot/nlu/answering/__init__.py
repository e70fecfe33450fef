"""What a reply may be by its words, where the complaint form has asked something.

People answer out of order. What is no day is not put down as one; what tells more of the matter
goes to the story, whatever was asked. One module for each thing that can be told, in both
languages.
"""
