/**
 * What the browser is started with. The sandbox and the profile folder are added by the caller.
 *
 * Every request is answered from memory before it leaves the page; resolving no name at all closes
 * what interception does not see (preconnect, prefetch, the browser's own services).
 */
export const FLAGS: readonly string[] = [
  '--headless',
  '--remote-debugging-pipe',
  '--no-first-run',
  '--no-default-browser-check',
  '--no-startup-window',
  '--hide-scrollbars',
  '--mute-audio',

  // No network.
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--proxy-server=direct://',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-extensions',
  '--disable-sync',
  '--metrics-recording-only',
  '--no-pings',
  '--disable-features=MediaRouter,OptimizationHints,Translate,DialMediaRouteProvider,PreconnectToSearch',

  // The same pages on every machine.
  '--lang=en-US',
  '--font-render-hinting=none',
  '--force-device-scale-factor=1',
  '--force-color-profile=srgb',
  '--export-tagged-pdf',
  '--generate-pdf-document-outline',

  // Paper needs no graphics card; without these the browser starts and loses a GPU process each time.
  '--disable-gpu',
  '--use-gl=disabled',
  '--disable-software-rasterizer',

  // Containers give /dev/shm 64 MB, too little for a long document.
  '--disable-dev-shm-usage',

  // Nothing of the user's, nothing left behind.
  '--disable-breakpad',
  '--disable-crash-reporter',
  '--password-store=basic',
  '--use-mock-keychain',

  // A page in the background is to work at full speed.
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-hang-monitor',
];
