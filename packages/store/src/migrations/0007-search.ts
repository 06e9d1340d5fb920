/** What search reads: one row an article, its documents and its sums, written behind the parser's transaction. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- The run whose articles are indexed; behind "run" means that indexing is owed.
    alter table bulletins add column indexed_run integer;
    create index bulletins_unindexed on bulletins (parsed_at) where indexed_run is distinct from run;

    create table search_articles (
      article_id   text primary key references articles on delete cascade,
      bulletin_id  text not null,
      -- The date the bulletin prints, else the day it was stored; never later than that.
      day          date not null,
      -- Orders the articles of a day; with the day it is the key that pages follow.
      place        text not null,
      section      text,
      topics       text[] not null,
      -- Divisions by their significant digits, with those they lie in (43, 4312, 431222): of the
      -- label; of the label and of places in the text.
      regions      text[] not null,
      mentioned    text[] not null,
      issuers      text[] not null,
      series       text[] not null,
      -- The largest sum in yuan, rates left out.
      amount_max   numeric,
      -- Folded, for filters: names, and titles and numbers of cited documents.
      section_key  text,
      issuer_keys  text[] not null,
      series_keys  text[] not null,
      document_keys  text[] not null,
      cited        text[] not null,
      title_text   text not null,
      match_text   text not null,
      -- What proposes candidates: see search/tokens.ts.
      tokens       integer[] not null
    ) with (toast_tuple_target = 4080);
    -- A search reads thousands of texts and next to no tokens. So texts lie in the rows as they are (a
    -- packed or outlying one costs ten times as much to look into), and tokens lie beside the table.
    alter table search_articles alter column match_text set storage main;
    alter table search_articles alter column tokens set storage external;
    create index search_articles_newest on search_articles (day desc, place desc);
    create index search_articles_by_bulletin on search_articles (bulletin_id);
    create index search_articles_tokens on search_articles using gin (tokens)
      with (gin_pending_list_limit = 2048);

    -- A document an article cites, once, with the first place.
    create table search_documents (
      article_id  text not null references search_articles on delete cascade,
      key         text not null,
      day         date not null,
      place       text not null,
      title       text not null,
      number      text,
      verb        text,
      starts      integer not null,
      ends        integer not null,
      primary key (article_id, key)
    );
    create index search_documents_by_key on search_documents
      (key, day desc, place desc) include (number);

    create table search_amounts (
      article_id  text not null references search_articles on delete cascade,
      ordinal     integer not null,
      day         date not null,
      amount      numeric not null,
      amount_max  numeric,
      currency    text not null,
      qualifier   text not null,
      per         text,
      surface     text not null,
      starts      integer not null,
      ends        integer not null,
      primary key (article_id, ordinal)
    );
    create index search_amounts_largest on search_amounts
      (currency, amount desc, article_id desc, ordinal desc);
    create index search_amounts_newest on search_amounts
      (currency, day desc, article_id desc, ordinal desc);
  `.execute(db)
}
