namespace Checkout.Web.Settings;

/// <summary>What the values of a section must be.</summary>
/// <remarks>Not FluentValidation, which checks forms: it compiles an expression for each rule, and these are all checked at each start.
/// </remarks>
public interface ISettingsRules<in TOptions>
{
    void Check(TOptions options, SettingsProblems problems);
}

/// <summary>Binds options classes strictly: an unknown key or a bad value stops the start and names itself, all of them at
/// once.</summary>
public static class OptionsBinding
{
    public static OptionsBuilder<TOptions> AddPortalOptions<TOptions, TRules>(this IServiceCollection services, string section)
        where TOptions : class
        where TRules : class, ISettingsRules<TOptions>
    {
        services.AddSingleton<ISettingsRules<TOptions>, TRules>();
        services.AddSingleton<IValidateOptions<TOptions>>(provider =>
            new Validation<TOptions>(provider.GetRequiredService<IConfiguration>().GetSection(section),
                provider.GetRequiredService<ISettingsRules<TOptions>>()));
        services.AddSingleton(new SettingsSection(section, typeof(TOptions),
            provider => provider.GetRequiredService<IOptions<TOptions>>().Value));
        return services.AddOptions<TOptions>().BindConfiguration(section);
    }

    private sealed class Validation<TOptions>(IConfigurationSection section, ISettingsRules<TOptions> rules) : IValidateOptions<TOptions>
        where TOptions : class
    {
        public ValidateOptionsResult Validate(string? name, TOptions options)
        {
            var problems = new SettingsProblems(section.Path);
            rules.Check(options, problems);
            var found = SettingsCheck.Unknown(section, typeof(TOptions)).Concat(problems.Found).ToList();
            return found.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(found);
        }
    }
}
