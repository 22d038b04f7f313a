"""Who looked (だれが見たか): each time somebody opens what is delicate about a resident, a line that says so."""
