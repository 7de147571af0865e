using Checkout.Testing;
using Checkout.Testing.Databases;
using Npgsql;

namespace Checkout.Web.Tests.Doctor;

/// <summary>Whatever is wrong with a deployment is named by its code and by no other, and of one that nothing is wrong with the doctor has
/// nothing to say.</summary>
[Trait("Acceptance", "O2")]
public sealed class NamingFaults(Hospital hospital) : IClassFixture<Hospital>
{
    private static readonly string[] Secrets = [TestAuditKey.Value, TestSignInKey.Value, Patient.MailPassword,
        Payments.StripeFake.Key, Payments.StripeFake.LiveKey, Payments.StripeFake.WebhookSecret, "somebody@"];

    public static TheoryData<string> Names => [.. Faults.All.Keys];

    [Theory, MemberData(nameof(Names))]
    public async Task Each_is_named_by_its_code_and_no_other(string name)
    {
        await using var patient = await hospital.AdmitAsync();
        await Faults.All[name].Make(patient);

        var diagnosis = await patient.ExamineAsync();

        Assert.Equal([Faults.All[name].Code], diagnosis.Findings.Select(finding => finding.Ailment.Code));
        Assert.DoesNotContain(Secrets, secret => (diagnosis.ToText() + diagnosis.ToJson()).Contains(secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_healthy_system_has_none_and_gets_the_test_mail()
    {
        await using var patient = await hospital.AdmitAsync();
        patient.UseStripe();
        patient.SendMailTo = "somebody@vendor.example";

        var diagnosis = await patient.ExamineAsync();

        Assert.Equal("Everything is in order.\n", diagnosis.ToText());
        Assert.Equal(["somebody@vendor.example"], Assert.Single(patient.Mail.Received).Recipients);
    }

    [SkippableFact]
    public async Task On_PostgreSQL_it_is_the_same_and_what_only_a_server_refuses_is_named()
    {
        PostgreSqlServer.Require();
        var server = new Hospital(Engine.PostgreSql);
        await server.InitializeAsync();
        await using var patient = await server.AdmitAsync();
        var whole = patient.Settings["Database:ConnectionString"];
        var role = $"role_{Guid.NewGuid():N}";
        await server.Database.ExecuteAsync($"CREATE ROLE {role} LOGIN PASSWORD 'limited'; GRANT USAGE ON SCHEMA public TO {role}; "
            + $"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}");
        try
        {
            Assert.Equal("Everything is in order.\n", (await patient.ExamineAsync()).ToText());
            Assert.Equal("Everything is in order.\n", (await ExamineAsync(to => (to.Username, to.Password) = (role, "limited"))).ToText());

            await server.Database.ExecuteAsync($"REVOKE UPDATE ON \"Quotes\" FROM {role}");
            var limited = await ExamineAsync(to => (to.Username, to.Password) = (role, "limited"));
            Assert.Equal(("database-rights", "On: Quotes."), Assert.Single(limited.Findings
                .Select(finding => (finding.Ailment.Code, finding.Detail))));
            Assert.Contains("background work", limited.LeftOut);
            Assert.Equal("database-missing", Code(await ExamineAsync(to => to.Database = "nowhere")));
            Assert.Equal("database-sign-in", Code(await ExamineAsync(to => to.Username = "nobody")));
        }
        finally
        {
            await server.Database.ExecuteAsync($"DROP OWNED BY {role}; DROP ROLE {role}");
            await server.DisposeAsync();
        }

        Task<Web.Doctor.Diagnosis> ExamineAsync(Action<NpgsqlConnectionStringBuilder> other)
        {
            var connection = new NpgsqlConnectionStringBuilder(whole) { Pooling = false };
            other(connection);
            patient.Settings["Database:ConnectionString"] = connection.ConnectionString;
            return patient.ExamineAsync();
        }
    }

    private static string Code(Web.Doctor.Diagnosis diagnosis) => Assert.Single(diagnosis.Findings).Ailment.Code;
}
