"""The main journey on PostgreSQL: people, sessions and the journal are there; the chart stays in the folder."""
import deciding
import first_service
import harness
from harness import PostgreSQL, Stage


def the_main_journey_on_postgresql():
    database = PostgreSQL()
    try:
        with Stage("metropole", new="mairie", database=database.url) as stage:
            person = stage.person().set_up()
            first_service.describe(person, "mairie")
            deciding.decide(person)
            person.open("/w/metropole/journal")
            person.reads("Anne Le Gall")
            assert not list(stage.server.folder.rglob("*.sqlite")), "an SQLite file was made all the same"
    finally:
        database.stop()


if __name__ == "__main__":
    harness.main(the_main_journey_on_postgresql)
