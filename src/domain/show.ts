/** The series. `slug` is unique and made on first use. */
export interface Show {
  readonly slug: string;
  readonly title: string;
}

/** A way to subscribe to a show. */
export interface SubscribeLink {
  readonly label: string;
  /** Absolute, https. */
  readonly url: string;
}

/** What a show is, beside its episodes. Addresses are for everybody to see. */
export interface ShowDetails {
  /** Plain text; an empty line between paragraphs. */
  readonly description: string | null;
  /** Of the show's own page, and of its feed; absolute http(s). */
  readonly siteUrl: string | null;
  readonly feedUrl: string | null;
  readonly subscribe: readonly SubscribeLink[];
  /** BCP 47: "en", "pt-BR". */
  readonly language: string | null;
  readonly author: string | null;
}

export const showFields = [
  ...(['title', 'description', 'siteUrl', 'feedUrl', 'subscribe', 'language', 'author'] as const),
] as const;
export type ShowField = (typeof showFields)[number];

/** A field that is missing stays as it is; `null` takes back what people gave, so that the feed's is there again. */
export type ShowChange = {
  readonly [Field in ShowField]?: (Show & ShowDetails)[Field] | null | undefined;
};

/** What the feed of a show says of it. `null`: nothing. */
export interface ToldShow extends Omit<ShowDetails, 'subscribe'> {
  readonly title: string | null;
  /** Where its picture is; it is fetched and never linked to. */
  readonly imageUrl: string | null;
}

export interface ShowPicture {
  /** Names its content: the beginning of the SHA-256 of what was received, hex. */
  readonly hash: string;
  /** Pixels of the largest size. */
  readonly width: number;
  readonly height: number;
}

export interface ShowSummary extends Show, ShowDetails {
  /** What people gave, in which no feed has a say. */
  readonly edited: readonly (ShowField | 'picture')[];
  /** `null`: it has none. */
  readonly picture: ShowPicture | null;
  readonly episodeCount: number;
  /** ISO 8601 dates of the first and last published episode; `null` where no episode has a date. */
  readonly firstPublishedAt: string | null;
  readonly lastPublishedAt: string | null;
}
