namespace Checkout.Web.Settings;

/// <summary>Binds options classes strictly: an unknown key or a bad value stops the start and names itself, all of them at
/// once.</summary>
public static class OptionsBinding
{
    public static OptionsBuilder<TOptions> AddPortalOptions<TOptions, TValidator>(this IServiceCollection services, string section)
        where TOptions : class
        where TValidator : class, IValidator<TOptions>
    {
        services.AddSingleton<IValidator<TOptions>, TValidator>();
        services.AddSingleton<IValidateOptions<TOptions>>(provider =>
            new FluentOptionsValidation<TOptions>(provider.GetRequiredService<IConfiguration>().GetSection(section),
                provider.GetRequiredService<IValidator<TOptions>>()));
        services.AddSingleton(new SettingsSection(section, typeof(TOptions),
            provider => provider.GetRequiredService<IOptions<TOptions>>().Value));
        return services.AddOptions<TOptions>()
            .BindConfiguration(section)
            .ValidateOnStart();
    }

    private sealed class FluentOptionsValidation<TOptions>(IConfigurationSection section, IValidator<TOptions> validator)
        : IValidateOptions<TOptions>
        where TOptions : class
    {
        public ValidateOptionsResult Validate(string? name, TOptions options)
        {
            var problems = SettingsCheck.Unknown(section, typeof(TOptions))
                .Concat(validator.Validate(options).Errors
                    .Select(error => Sentence($"{section.Path}:{error.PropertyName}", error.ErrorMessage)))
                .ToList();
            return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
        }

        // FluentValidation names the property itself; here it is the setting that is named.
        private static string Sentence(string setting, string message)
        {
            var end = message.StartsWith('\'') ? message.IndexOf("' ", 1, StringComparison.Ordinal) : -1;
            var rest = end < 0 ? message : message[(end + 2)..];
            return $"{setting}{(char.IsLower(rest[0]) ? "" : ":")} {rest.TrimEnd('.')}.";
        }
    }
}
