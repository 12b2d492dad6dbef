import type { Endpoint } from '@isthmus/contracts/endpoint';
import type { StubbedBff } from '#testing/bff.ts';

export type Answer = (bff: StubbedBff) => void;

/** A screen, with what it takes to show each of its states. */
export interface Screen {
  id: string;
  /** The one question that it answers. */
  question: string;
  address: string;
  /** The answers without which it shows nothing: held while it loads, refused when it fails. Empty: it needs none. */
  reads: readonly Endpoint[];
  /** Its data are readings of TKE, so it can be out of date, and TKE can refuse the account's key. */
  isReading?: boolean;
  /** The numbers of things with which it is shown as full. */
  full?: readonly number[];
  /** Changes the usual answers for all pictures of this screen. */
  usual?: Answer;
  empty?: Answer;
  partial?: Answer;
}
