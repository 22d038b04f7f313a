"""The staff's desk for requests (資料の申し出), inside the CMS."""
