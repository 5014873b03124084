"""Questions that have a name: SQL over the tables of a `Store`.

``$date`` is the name of the metadata that holds a document's date, ``$text`` what is looked for.
"""

TOP_SPEAKERS = """
SELECT source, count(*) AS attributions, count(DISTINCT id) AS documents
FROM attributions
WHERE source IS NOT NULL AND speaker.unresolved IS NULL AND reporter.unresolved IS NULL
GROUP BY source
ORDER BY attributions DESC, source
"""

BY_MONTH = """
SELECT strftime(try_cast(metadata[$date] AS TIMESTAMP), '%Y-%m') AS month,
       count(*) AS attributions, count(DISTINCT id) AS documents
FROM attributions
GROUP BY month
ORDER BY month NULLS LAST
"""

HEDGED_SHARE = """
SELECT coalesce(kind, 'all') AS kind, count(*) AS attributions,
       count(*) FILTER (len(hedges) > 0) AS hedged,
       round(100.0 * count(*) FILTER (len(hedges) > 0) / count(*), 1) AS percent
FROM attributions
GROUP BY ROLLUP (kind)
ORDER BY attributions DESC, kind
"""

WHO_SAID = """
SELECT source, reporter.text AS reporter, quote.text AS quote, cue.text AS cue, status, id
FROM attributions
WHERE contains(lower(strip_accents(quote.text)), lower(strip_accents($text)))
ORDER BY id, index
"""
