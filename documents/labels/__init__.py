"""The town's own words for what documents are about and whom they are for."""
