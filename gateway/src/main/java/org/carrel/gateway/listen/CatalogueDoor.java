package org.carrel.gateway.listen;

import io.netty.channel.Channel;
import org.carrel.config.CatalogueConfig;
import org.carrel.config.DoorConfig;
import org.carrel.gateway.catalogue.CatalogueHall;
import org.carrel.gateway.catalogue.Guest;
import org.carrel.gateway.wire.Tls;
import org.carrel.gateway.wire.Wire;

/** A door for catalogue clients; what each of them speaks shows in its first bytes. */
public final class CatalogueDoor implements Door {
    private final CatalogueConfig config;
    private final CatalogueHall hall;

    public CatalogueDoor(CatalogueConfig config, CatalogueHall hall) {
        this.config = config;
        this.hall = hall;
    }

    @Override
    public DoorConfig config() {
        return config;
    }

    /** The hall looks after its guests itself. */
    @Override
    public boolean isEmpty() {
        return true;
    }

    @Override
    public void showOut() {
        hall.showOut();
    }

    @Override
    public void tick() {}

    @Override
    public void furnish(Channel channel, Caller caller, Tls tls) {
        Guest guest = hall.guest(channel, caller.address());
        Wire.catalogueFrom(
                channel,
                tls,
                guest,
                speech ->
                        channel.pipeline()
                                .addLast(
                                        switch (speech) {
                                            case Z3950 -> hall.association(guest);
                                            case HTTP -> hall.webDesk(guest);
                                        }));
    }
}
