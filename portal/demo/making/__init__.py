"""Making the demo's files from our own words: what is uploaded in the demo are real files, not stand-ins."""

from portal.demo.making.careless import careless
from portal.demo.making.docx import docx
from portal.demo.making.pdf import pdf
from portal.demo.making.pptx import pptx
from portal.demo.making.xlsx import xlsx

MAKERS = {"pdf": pdf, "docx": docx, "pptx": pptx, "xlsx": xlsx}

__all__ = ["MAKERS", "careless"]
