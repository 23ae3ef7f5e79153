-- One row for each link: which statement addresses which theme, under its headings from the nearest up.
CREATE VIEW links AS
WITH RECURSIVE above AS (
    SELECT plan, id, parent AS heading, 1 AS height
    FROM statements
    WHERE parent IS NOT NULL
  UNION ALL
    SELECT above.plan, above.id, statements.parent, above.height + 1
    FROM above
    JOIN statements ON statements.plan = above.plan AND statements.id = above.heading
    -- As many headings count; and a ring of parents ends here.
    WHERE statements.parent IS NOT NULL AND above.height < 32
),
headed AS (
    SELECT above.plan, above.id, array_agg(statements.text ORDER BY above.height) AS headings
    FROM above
    JOIN statements ON statements.plan = above.plan AND statements.id = above.heading
    GROUP BY above.plan, above.id
),
mapped AS (
    SELECT statements.partnership, statements.plan, statements.id,
           unnest(map_themes(statements.text, headed.headings)) AS claim
    FROM statements
    LEFT JOIN headed ON headed.plan = statements.plan AND headed.id = statements.id
)
SELECT partnership, plan, id, get_field(claim, 'theme') AS theme, get_field(claim, 'confidence') AS confidence, get_field(claim, 'relation') AS relation
FROM mapped
WHERE claim IS NOT NULL
