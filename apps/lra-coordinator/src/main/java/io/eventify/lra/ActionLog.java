package io.eventify.lra;

import com.arjuna.ats.arjuna.common.Uid;
import com.arjuna.ats.arjuna.common.recoveryPropertyManager;
import com.arjuna.ats.arjuna.exceptions.ObjectStoreException;
import com.arjuna.ats.arjuna.objectstore.StoreManager;
import com.arjuna.ats.arjuna.recovery.RecoveryManager;
import com.arjuna.ats.arjuna.state.InputObjectState;
import com.arjuna.ats.internal.arjuna.common.UidHelper;
import io.narayana.lra.coordinator.domain.model.LongRunningAction;
import io.narayana.lra.coordinator.domain.service.LRAService;
import io.narayana.lra.coordinator.internal.LRARecoveryModule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The durable log of the sagas: Narayana's table in PostgreSQL. */
@ApplicationScoped
public class ActionLog {
    private static final Logger LOG = System.getLogger(ActionLog.class.getName());
    /** As Narayana 7.3 creates it; here, so that a role which may not create tables can use one made by a migration. */
    private static final String TABLE = """
            create table if not exists jbosststxtable (
                statetype integer not null,
                hidden integer not null,
                typename varchar(255) not null,
                uidstring varchar(255) not null,
                objectstate bytea,
                primary key (uidstring, typename, statetype))
            """;

    @Inject
    @ConfigProperty(name = "eventify.lra.recovery.period")
    Duration recoveryPeriod;

    /**
     * Starts Narayana on the log and gives it every saga in it, so that none is answered "unknown" when requests come. Callbacks that are owed are left to the
     * recovery thread: a participant that is down must not keep the coordinator from starting.
     */
    void open() throws SQLException {
        createTable();
        recoveryPropertyManager
                .getRecoveryEnvironmentBean()
                .setPeriodicRecoveryPeriod(Math.toIntExact(recoveryPeriod.toSeconds()));
        RecoveryManager.delayRecoveryManagerThread();
        load(LRARecoveryModule.getService());
        RecoveryManager.manager().startRecoveryManagerThread();
    }

    private static void createTable() throws SQLException {
        try (Connection connection =
                        InitialContext.<DataSource>doLookup("jdbc/lra").getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(true);
            try (ResultSet row = statement.executeQuery("select to_regclass('jbosststxtable') is not null")) {
                if (row.next() && row.getBoolean(1)) {
                    return;
                }
            }
            statement.executeUpdate(TABLE);
        } catch (NamingException e) {
            throw new IllegalStateException("no data source jdbc/lra in this server", e);
        }
    }

    private static void load(LRAService service) {
        InputObjectState uids = new InputObjectState();
        int loaded = 0;
        try {
            if (!StoreManager.getRecoveryStore().allObjUids(LongRunningAction.getType(), uids)) {
                throw new IllegalStateException("the log of the sagas cannot be read");
            }
            for (Uid uid = UidHelper.unpackFrom(uids); !Uid.nullUid().equals(uid); uid = UidHelper.unpackFrom(uids)) {
                loaded += load(service, uid) ? 1 : 0;
            }
        } catch (ObjectStoreException | IOException e) {
            throw new IllegalStateException("the log of the sagas cannot be read", e);
        }
        LOG.log(Level.INFO, "{0} sagas in the log", loaded);
    }

    private static boolean load(LRAService service, Uid uid) {
        LongRunningAction saga = new LongRunningAction(service, uid);
        if (!saga.activate()) {
            LOG.log(Level.ERROR, "the log entry of saga {0} cannot be read; it is left where it is", uid);
            return false;
        }
        if (saga.isFailed() && !saga.isRecovering()) {
            LRARecoveryModule.getInstance().moveEntryToFailedLRAPath(uid);
            return false;
        }
        service.addTransaction(saga);
        return true;
    }
}
