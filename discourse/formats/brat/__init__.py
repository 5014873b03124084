"""brat's standoff form: a text file, and beside it an ``.ann`` file with the annotations.

brat: Stenetorp et al. 2012; https://brat.nlplab.org/standoff.html. Offsets are code points of the text file.
"""
