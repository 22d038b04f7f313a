"""Paper for staff: labels, packing lists, reply cards. Tagged PDFs, made while staff wait and kept nowhere."""
