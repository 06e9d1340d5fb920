/**
 * What search orders by and counts, apart from the texts it looks into: reading the one no longer reads the
 * other. All bulletins are owed to the index again.
 */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- An index of numbers that is asked with "and", "or" and "not". Comes with PostgreSQL, and the owner of
    -- a database may install it.
    create extension if not exists intarray;

    truncate search_articles, search_documents, search_amounts;
    drop table search_articles cascade;
    create table search_articles (
      article_id  text primary key references articles on delete cascade,
      number      integer generated always as identity unique,
      -- The date the bulletin prints, else the day it was stored; never later than that.
      day         date not null,
      -- Orders the articles of a day; with the day it is the key that pages follow.
      place       text not null,
      topics      text[] not null,
      -- Divisions by their significant digits, with those they lie in (43, 4312, 431222): of the
      -- label; of the label and of places in the text.
      regions     integer[] not null,
      mentioned   integer[] not null,
      -- The largest sum in yuan, rates left out.
      amount_max  numeric,
      -- All that is counted, as "kind:value": see search/search-facets.ts.
      facets      text[] not null,
      -- What finds it: see search/tokens.ts.
      tokens      integer[] not null
    );
    -- Only the index reads the tokens: they lie beside the table.
    alter table search_articles alter column tokens set storage external;
    create index search_articles_newest on search_articles (day desc, place desc);
    create index search_articles_tokens on search_articles using gin (tokens gin__int_ops)
      with (gin_pending_list_limit = 2048);
    alter table search_documents
      add foreign key (article_id) references search_articles on delete cascade;
    alter table search_amounts
      add foreign key (article_id) references search_articles on delete cascade;

    -- What is looked into, folded: names, titles and numbers of cited documents, texts.
    create table search_texts (
      number       integer primary key references search_articles (number) on delete cascade,
      section_key  text,
      issuer_keys  text[] not null,
      series_keys  text[] not null,
      cited        text[] not null,
      title_text   text not null,
      match_text   text not null
    ) with (toast_tuple_target = 4080);
    -- Thousands are looked into at once; a packed or outlying text costs ten times as much.
    alter table search_texts alter column match_text set storage main;

    update bulletins set indexed_run = null where indexed_run is not null;
  `.execute(db)
}
