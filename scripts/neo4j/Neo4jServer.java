import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;

/**
 * A real Neo4j server for tests: Maven Central has Neo4j's libraries but not its start program. Usage: Neo4jServer HOME,
 * where HOME holds neo4j.conf; the first line of standard input is the password to set, so that no process list shows
 * it, and empty to keep the one that HOME's data has (Neo4j refuses to set the same again).
 */
final class Neo4jServer {
    public static void main(String[] arguments) throws IOException {
        var home = Path.of(arguments[0]);
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        var password = input.readLine();
        var server = new DatabaseManagementServiceBuilder(home)
                .loadPropertiesFromFile(home.resolve("neo4j.conf"))
                .build();
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown));
        if (password != null && !password.isEmpty()) setPassword(server, password);
        System.out.println("ready");

        // Standard input ends when the parent is gone, even one that was killed and could clean up nothing.
        while (input.readLine() != null) {}
        server.shutdown();
        deleteTree(home);
        System.exit(0);
    }

    private static void setPassword(DatabaseManagementService server, String password) {
        try {
            server.database("system").executeTransactionally(
                    "ALTER USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED", Map.of("password", password));
        } catch (RuntimeException refused) {
            // Neo4j's own threads would keep the process alive.
            System.err.println(refused.getMessage());
            System.exit(1);
        }
    }

    private static void deleteTree(Path root) throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
