/** Pagefind's own script, which the build takes from the program; as much of it as the handbook uses. */

declare module "pagefind/script" {
  /** A place in a page where something was found. */
  export interface SubResult {
    title: string;
    url: string;
    excerpt: string;
  }

  /** What is known of a page once it has been loaded. */
  export interface PageData {
    url: string;
    meta: { title?: string };
    sub_results: SubResult[];
  }

  export interface Result {
    id: string;
    data(): Promise<PageData>;
  }

  export interface Instance {
    init(): Promise<void>;
    search(words: string): Promise<{ results: Result[] }>;
  }

  export function createInstance(options: {
    basePath: string;
    baseUrl: string;
    excerptLength: number;
    noWorker: boolean;
  }): Instance;
}
