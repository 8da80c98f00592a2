package org.carrel.admin.pages;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.carrel.admin.desk.Reception;
import org.carrel.admin.desk.Route;
import org.carrel.admin.desk.Routes;
import org.carrel.admin.desk.Sessions;
import org.carrel.admin.sign.FirstCode;
import org.carrel.admin.sign.Keeper;
import org.carrel.admin.sign.PasskeyDesk;
import org.carrel.admin.sign.PasswordRule;
import org.carrel.admin.sign.Staff;
import org.carrel.config.Console;
import org.carrel.gateway.archive.Passkeys;
import org.carrel.gateway.console.Window;

/** All pages of one console, and its reception. */
public final class Pages {
    private final Routes routes;
    private final Reception reception;

    /**
     * @param first the code of the first start
     * @param console how it may be called, and what its staff must have
     */
    public Pages(Window window, FirstCode first, Console console) {
        InstantSource clock = InstantSource.system();
        Staff staff = new Staff(window.archive(), console.passkeys(), clock);
        Sessions sessions = new Sessions(clock);
        AssetsPage assets = new AssetsPage();
        Peers peers = new Peers(window);
        Days days = new Days(window, clock);
        Log log = new Log(window.archive().auditTrail());
        MapPage map = new MapPage(window, peers, days);
        Drafts drafts = new Drafts(window, log);
        List<List<Route>> all =
                List.of(
                        assets.routes(),
                        waysIn(window, staff, first, sessions),
                        new OverviewPage(window, peers).routes(),
                        new TodayPage(window, days).routes(),
                        map.routes(),
                        new PeersPage(window, peers, days, drafts).routes(),
                        acts(window, drafts, log),
                        new SetUpPage(window, drafts, log).routes(),
                        new PoliciesPage(window, drafts).routes(),
                        new ConfigurationPage(window, drafts, days, log).routes(),
                        new RehearsalPage(window, drafts).routes(),
                        new VendorsPage(window, map, log, clock).routes(),
                        new KeysPage(window, log, clock).routes(),
                        new AuditPage(log).routes(),
                        new SettingsPage(window.archive(), staff, sessions, log).routes(),
                        new UsersPage(window, staff, sessions, log).routes(),
                        new AboutPage(window).routes(),
                        new MachinePage(window).routes());
        this.routes = described(all, window.version());
        this.reception =
                new Reception(
                        routes,
                        new Keeper(sessions, staff, window.archive().apiTokens()),
                        Set.copyOf(console.names()),
                        new Renderer(window, assets.version()),
                        clock,
                        window::fault);
    }

    /** What is done to the running gateway itself. */
    private static List<Route> acts(Window window, Drafts drafts, Log log) {
        return Stream.of(
                        new DrainPage(window, log).routes(),
                        new TrialPage(window, log).routes(),
                        new KeptPage(window, drafts).routes(),
                        new DestructionPage(window).routes(),
                        new SupportPage(window, log).routes())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Route> waysIn(
            Window window, Staff staff, FirstCode first, Sessions sessions) {
        Passkeys kept = window.archive().passkeys();
        PasskeyDesk desk = new PasskeyDesk(kept);
        PasswordRule rule = new PasswordRule(() -> window.config().library().name());
        List<Route> routes = new ArrayList<>(new SignInPage(staff, desk, first, sessions).routes());
        routes.addAll(new FirstPage(window, staff, first, rule, sessions).routes());
        routes.addAll(new MePage(staff, kept, desk, rule, sessions).routes());
        return routes;
    }

    private static Routes described(List<List<Route>> all, String version) {
        List<Route> table = new ArrayList<>(all.stream().flatMap(List::stream).toList());
        table.add(OpenApi.route(List.copyOf(table), version));
        return new Routes(table);
    }

    /** Where every request goes. */
    public Reception reception() {
        return reception;
    }

    /** All that can be asked. */
    public Routes routes() {
        return routes;
    }
}
