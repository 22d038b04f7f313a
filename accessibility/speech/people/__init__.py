"""People who read a page aloud (人の声): what may come in, how it is made fit, and where its headings are."""
