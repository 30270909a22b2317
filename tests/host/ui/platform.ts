/** What device the host pretends to be; the workbench switches it to a phone and back. */
export const Platform = {
	isDesktop: true,
	isMobile: false,
	isDesktopApp: true,
	isMobileApp: false,
	isIosApp: false,
	isAndroidApp: false,
	isPhone: false,
	isTablet: false,
	isMacOS: typeof navigator !== 'undefined' && /Mac/.test(navigator.userAgent),
	isWin: typeof navigator !== 'undefined' && /Win/.test(navigator.userAgent),
	isLinux: typeof navigator === 'undefined' || !/Mac|Win/.test(navigator.userAgent),
	isSafari: false,
	resourcePathPrefix: 'app://local/',
};

/** Becomes an Android phone, or a desktop again. */
export function setMobile(mobile: boolean): void {
	Object.assign(Platform, {
		isDesktop: !mobile, isDesktopApp: !mobile,
		isMobile: mobile, isMobileApp: mobile, isPhone: mobile, isAndroidApp: mobile,
	});
	if (typeof document === 'undefined') return;
	for (const cls of ['is-mobile', 'is-phone', 'is-android']) document.body.classList.toggle(cls, mobile);
}
